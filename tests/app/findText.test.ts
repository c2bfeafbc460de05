import { expect, test } from 'vitest'
import { findText, fold } from '../../src/agents/list/findText.ts'

test.each([
  ['Quiet Otter', 'otter', 'Otter'],
  ['Luleå', 'lulea', 'Luleå'],
  ['Tromsø', 'TROMSO', 'Tromsø'],
  ['Gdańsk', 'dan', 'dań'],
  ['Große Straße', 'strasse', 'Straße'],
  ['e\u0301clair', 'cl', 'cl'],
  ['日本', '本', '本'],
  ['😀 Fox', 'fox', 'Fox'],
])('in %s, %s finds %s', (text, find, found) => {
  const [from, to] = findText(text, fold(find)) ?? []
  expect(text.slice(from, to)).toBe(found)
})

test.each([
  ['Quiet Otter', 'ottr'],
  ['', 'x'],
  ['Fox', ''],
])('in %j, %j finds nothing', (text, find) => {
  expect(findText(text, fold(find))).toBeNull()
})
