/** One access that an operation needs, in IAM's terms. */
export interface Access {
  action: string
  resource: string
  context: ReadonlyMap<string, string | readonly string[]>
}
