import { readFileSync, writeFileSync } from 'node:fs'
import { begin, end, operationsTable } from './operationsTable.ts'

/** Writes the table of operations into docs/differences-from-aws.md: node --import tsx tests/support/writeOperationsTable.ts */
const file = 'docs/differences-from-aws.md'
const [before, rest] = readFileSync(file, 'utf8').split(begin)
const after = rest?.split(end)[1]
if (before === undefined || after === undefined) throw new Error(`${file} has no place for the table`)
writeFileSync(file, before + operationsTable() + after)
