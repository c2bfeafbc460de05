import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'

/**
 * How far a run has come, on disk: a line that says which run it is, then a line for each batch that AWS
 * acknowledged. A kill between the two leaves a batch that is written again, with the same result.
 */
export class Journal {
  readonly file: string
  /** How many agents, from the first, are in. */
  #done: number

  private constructor(file: string, done: number) {
    this.file = file
    this.#done = done
  }

  /** @throws Error when an earlier run was not finished */
  static requireNone(file: string): void {
    if (!existsSync(file)) return
    throw new Error(
      `An earlier run has not finished. Go on where it stopped: --resume. To forget it, delete ${file}`,
    )
  }

  /** Begins a run. */
  static begin(file: string, plan: string): Journal {
    writeFileSync(file, `${plan}\n`, { mode: 0o600, flag: 'wx' })
    return new Journal(file, 0)
  }

  /** Takes up a run that was interrupted. @throws Error when there is none, or when it was another one */
  static resume(file: string, plan: string): Journal {
    if (!existsSync(file)) throw new Error(`There is nothing to resume: ${file} is not there`)
    const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n')
    // The last line may be half of one: only what ends in a line break was written whole.
    const done = Number(lines.slice(0, -1).at(-1) ?? 0)
    if (first !== plan || !Number.isSafeInteger(done)) {
      throw new Error(
        `What is to be done has changed since the run that stopped (the file, to whom, or where). Undo the change, or delete ${file} and begin anew`,
      )
    }
    return new Journal(file, done)
  }

  get done(): number {
    return this.#done
  }

  /** Records that so many agents, from the first, are in. */
  record(done: number): void {
    const descriptor = openSync(this.file, 'a')
    try {
      writeSync(descriptor, `${done}\n`)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    this.#done = done
  }

  finish(): void {
    rmSync(this.file)
  }
}
