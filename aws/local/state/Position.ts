import { createHash } from 'node:crypto'
import type { FileSystem } from './FileSystem.ts'
import { replaceFile } from './replaceFile.ts'
import { writeAll } from './writeAll.ts'

/** Bytes of one slot: sequence, SHA-256, line break. */
const slotLength = 12 + 1 + 64 + 1
const slots = 2

/**
 * The last record that a journal certainly had. A journal that ends before it is an older copy or was cut. The file
 * has two slots, written in turn, so that one is whole if the process dies while it writes the other.
 */
export class Position {
  readonly #fs: FileSystem
  readonly #descriptor: number
  #slot: number
  /** The last noted sequence. */
  #noted: number

  private constructor(fs: FileSystem, file: string, slot: number, noted: number) {
    this.#fs = fs
    this.#descriptor = fs.openSync(file, 'r+')
    this.#slot = slot
    this.#noted = noted
  }

  /** Makes the file of a journal that has reached `sequence`. */
  static create(fs: FileSystem, file: string, sequence: number): Position {
    replaceFile(fs, file, formatSlot(sequence).repeat(slots))
    return new Position(fs, file, 0, sequence)
  }

  /** Opens the file; undefined if neither slot is whole. */
  static open(fs: FileSystem, file: string): Position | undefined {
    const text = fs.readFileSync(file, 'latin1')
    const sequences = Array.from({ length: slots }, (_, slot) =>
      parseSlot(text.slice(slot * slotLength, (slot + 1) * slotLength)),
    )
    const noted = Math.max(...sequences.map((sequence) => sequence ?? -1))
    if (noted === -1) return undefined
    return new Position(fs, file, sequences.indexOf(noted), noted)
  }

  get sequence(): number {
    return this.#noted
  }

  /** Notes that the journal is on the disk up to `sequence`. After a failure the earlier note is still there. */
  note(sequence: number): void {
    if (sequence === this.#noted) return
    const slot = (this.#slot + 1) % slots
    try {
      writeAll(this.#fs, this.#descriptor, Buffer.from(formatSlot(sequence)), slot * slotLength)
    } catch {
      // Not an error: the journal has the change. The next note tries the same slot again.
      return
    }
    this.#slot = slot
    this.#noted = sequence
  }

  close(): void {
    this.#fs.closeSync(this.#descriptor)
  }
}

function formatSlot(sequence: number): string {
  const digits = String(sequence).padStart(12, '0')
  return `${digits} ${digest(digits)}\n`
}

function parseSlot(text: string): number | undefined {
  const [, digits, sha256] = /^(\d{12}) ([0-9a-f]{64})\n$/.exec(text) ?? []
  return digits !== undefined && sha256 === digest(digits) ? Number(digits) : undefined
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
