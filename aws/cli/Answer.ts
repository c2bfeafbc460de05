/** What a command says: to people, and to a program with `--json`. */
export interface Answer {
  text: string
  data: unknown
}
