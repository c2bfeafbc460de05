import { Places } from './Places.ts'
import type { ReadDocument } from './ReadDocument.ts'
import { readJson } from './readJson.ts'
import { readYaml } from './readYaml.ts'

/** In characters. A stack's template has at most 1 MB, and an account's answer is shorter than this. */
const longest = 50_000_000

/**
 * Reads a document in the language that its text shows: JSON begins with a brace or a bracket, HCL has its blocks, and
 * everything else is YAML.
 */
export function readText(text: string): ReadDocument {
  const reason = reasonNotToRead(text)
  if (reason !== undefined) return unread(reason)
  if (!/^[\s\uFEFF]*[{[]/.test(text)) return readYaml(text.replace(/^\uFEFF/, ' '))
  const json = readJson(text)
  if (json.unreadable === undefined) return json
  // YAML has braces and brackets too: a template may begin with them, or a list of statements in one line.
  const yaml = /^[\s\uFEFF]*[{[]\s*"/.test(text) ? json : readYaml(text)
  return yaml.unreadable === undefined ? yaml : json
}

function reasonNotToRead(text: string): string | undefined {
  if (text.length > longest) return `is longer than ${longest} characters`
  if (text.trim() === '') return 'is empty'
  if (text.startsWith('PK\u0003\u0004')) {
    return 'is a plan in Terraform’s own format: write it as JSON with `terraform show -json FILE > plan.json`, and lint that'
  }
  if (
    /^[ \t]*(resource|data|module|provider|variable|output|locals|terraform)[ \t]*("[^"\n]*"[ \t]*){0,2}\{/m.test(
      text,
    )
  ) {
    return 'is HCL, the language of Terraform: run `terraform plan -out plan.tfplan && terraform show -json plan.tfplan > plan.json`, and lint plan.json'
  }
  if (
    /^[ \t]*(import|from|const|class|export|def|package|using)\s+\S/m.test(text) &&
    !/^[ \t]*[A-Za-z]+:(\s|$)/m.test(text)
  ) {
    return 'is a program: lint the template that it makes, such as the output of `cdk synth`'
  }
  return undefined
}

function unread(reason: string): ReadDocument {
  return { values: [], places: new Places(), language: 'yaml', slips: [], unreadable: { offset: 0, reason } }
}
