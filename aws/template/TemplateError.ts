/** A template that says something which its reader does not understand. */
export class TemplateError extends Error {
  constructor(problem: string) {
    super(problem)
    this.name = 'TemplateError'
  }
}
