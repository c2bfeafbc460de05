/** The output of a command: text for people, and data for a program with `--json`. */
export interface Answer {
  text: string
  data: unknown
}
