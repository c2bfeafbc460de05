/** One browser window. The test drives it through the engine's own protocol. */
export interface Engine {
  open(url: string): Promise<void>
  /** Runs a function in the page. The arguments and the result travel as JSON. */
  evaluate<Result>(script: (...values: string[]) => Result, ...values: string[]): Promise<Result>
  /** Runs a script as the driver, past the page's Content-Security-Policy. */
  run(script: string): Promise<void>
  /** Clicks the element that a CSS selector finds, as a pointer does. */
  click(selector: string): Promise<void>
  /** Replaces the text of the field that a CSS selector finds, key by key. */
  type(selector: string, text: string): Promise<void>
  close(): Promise<void>
}

export interface InstalledEngine {
  name: string
  /** The Debian packages that are missing; undefined if none is. */
  missing: string | undefined
  launch(): Promise<Engine>
}
