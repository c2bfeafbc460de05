import type { Template } from '../../../aws/template/parseTemplate.ts'
import { readTemplate } from '../../../aws/template/readTemplate.ts'

const templates = new Map<string, Template>()

/** A template, read once however often it is deployed: reading it takes longer than all else that a stand-in does. */
export function readOnce(text: string): Template {
  const template = templates.get(text) ?? readTemplate(text)
  templates.set(text, template)
  return template
}
