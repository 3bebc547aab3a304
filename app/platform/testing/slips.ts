/** All that one slip makes of a word, by kind. */
export const slipsOf = (word: string) => {
  const places = [...word].map((_letter, place) => place)
  const replaced = (place: number, taken: number, given: string) =>
    word.slice(0, place) + given + word.slice(place + taken)
  return {
    changed: places.map((place) => replaced(place, 1, 'x')),
    leftOut: places.map((place) => replaced(place, 1, '')),
    added: [...places, word.length].map((place) => replaced(place, 0, 'x')),
    swapped: places.slice(1).map((place) => replaced(place - 1, 2, `${word[place]}${word[place - 1]}`)),
  }
}
