import type { Template } from '../../../aws/template/parseTemplate.ts'
import { readTemplate } from '../../../aws/template/readTemplate.ts'

const templates = new Map<string, Template>()

/** Reads each template only once: reading it takes longer than all other work of the stand-in. */
export function readOnce(text: string): Template {
  const template = templates.get(text) ?? readTemplate(text)
  templates.set(text, template)
  return template
}
