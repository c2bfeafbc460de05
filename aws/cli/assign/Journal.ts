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
 * The progress of a run, on disk. The first line identifies the run; each further line stands for a batch that AWS
 * acknowledged. After a kill between a batch and its line, the batch is written again, with the same result.
 */
export class Journal {
  readonly file: string
  /** The number of agents written so far. */
  #done: number

  private constructor(file: string, done: number) {
    this.file = file
    this.#done = done
  }

  /** @throws Error if an earlier run did not finish */
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

  /** Continues an interrupted run. @throws Error if there is none, or if it was a different run */
  static resume(file: string, plan: string): Journal {
    if (!existsSync(file)) throw new Error(`There is nothing to resume: ${file} is not there`)
    const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n')
    // The last line may be half-written. A complete line ends in a line break.
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

  /** Records the number of agents written so far. */
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
