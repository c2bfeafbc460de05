/** The part of the template that decides who may do what, as build/importTemplate.ts makes it. */
declare module '*/aws/template.yaml' {
  const template: unknown
  export default template
}
