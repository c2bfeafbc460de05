/** Letters that Unicode does not divide into a plain letter and an accent. */
const alike: Record<string, string> = { ø: 'o', đ: 'd', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }

function foldLetter(letter: string): string {
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return alike[plain] ?? plain
}

/** A text without case and accents: `Luleå` → `lulea`. */
export function fold(text: string): string {
  return /^[ -~]*$/.test(text) ? text.toLowerCase() : [...text].map(foldLetter).join('')
}

/** The place of `folded` (made by `fold`) in a text, as [from, to]; null if the text does not contain it. */
export function findText(text: string, folded: string): [from: number, to: number] | null {
  if (folded === '') return null
  const at = fold(text).indexOf(folded)
  if (at < 0) return null
  // Folding can make no letter or two letters of one, so the place is counted in letters of the text.
  let [from, to, place, index] = [-1, text.length, 0, 0]
  for (const letter of text) {
    if (place >= at && from < 0 && foldLetter(letter) !== '') from = index
    if (place >= at + folded.length) {
      to = index
      break
    }
    place += foldLetter(letter).length
    index += letter.length
  }
  return [Math.max(from, 0), to]
}
