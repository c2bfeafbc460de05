/** A template with a part that this reader does not understand. */
export class TemplateError extends Error {
  constructor(problem: string) {
    super(problem)
    this.name = 'TemplateError'
  }
}
