import { parseDocument } from 'yaml'
import { intrinsicTags } from './intrinsicTags.ts'
import { parseTemplate, type Template } from './parseTemplate.ts'
import { TemplateError } from './TemplateError.ts'

const tags = intrinsicTags([
  'Sub',
  'Join',
  'If',
  'Equals',
  'Not',
  'And',
  'Or',
  'Select',
  'Split',
  'FindInMap',
])

/**
 * Reads a CloudFormation template (YAML). Intrinsic functions stay in it, in their long form.
 *
 * @throws TemplateError for an unknown section, attribute of a resource or tag
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function readTemplate(text: string): Template {
  const document = parseDocument(text, { customTags: tags })
  // For an unknown tag the parser only warns, and reads the value as a plain string.
  const [problem] = [...document.errors, ...document.warnings]
  if (problem !== undefined) throw new TemplateError(`the template: ${problem.message}`)
  return parseTemplate(document.toJS())
}
