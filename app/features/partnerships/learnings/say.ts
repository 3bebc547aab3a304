import { formatDay, languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type Learning, type LearningKind, lineOf } from './learning.ts'

/** A kind of learning, in a word. */
export const kindWord = (kind: LearningKind): string =>
  ({
    culture: m.learning_kind_culture,
    need: m.learning_kind_need,
    network: m.learning_kind_network,
    words: m.learning_kind_words,
  })[kind]()

/** What belongs under a kind, in a sentence. */
export const kindHelp = (kind: LearningKind): string =>
  ({
    culture: m.learning_kind_culture_help,
    need: m.learning_kind_need_help,
    network: m.learning_kind_network_help,
    words: m.learning_kind_words_help,
  })[kind]()

/** That nothing was learned of a kind yet. */
export const nothingYet = (kind: LearningKind): string =>
  ({
    culture: m.learning_nothing_culture,
    need: m.learning_nothing_need,
    network: m.learning_nothing_network,
    words: m.learning_nothing_words,
  })[kind]()

/** What one learning is called: its first line, in quotation marks where somebody said it. */
export const titleOf = ({ kind, text }: Pick<Learning, 'kind' | 'text'>, most = 140): string =>
  kind === 'words' ? m.learning_quoted({ text: lineOf(text, most) }) : lineOf(text, most)

/** Who said it, where it was heard and when; the source's title stands beside where it leads somewhere. */
export const heardWords = (
  one: Pick<Learning, 'speaker' | 'source' | 'heardOn' | 'organization'>,
  today: string,
): string => {
  const day = formatDay(one.heardOn, today)
  const where = one.source?.isListening === true
  if (one.speaker === '') return where ? m.learning_heard_listening({ day }) : m.learning_heard({ day })
  return where
    ? m.learning_said_listening({ speaker: one.speaker, day })
    : m.learning_said({ speaker: one.speaker, day })
}

/** In which language a translation stands beside the words. */
export const translationWords = (language: string | null): string =>
  language === null
    ? m.learning_translation_plain()
    : m.learning_translated({ language: languageName(language) })

/** The button that adds one of a kind. */
export const addWord = (kind: LearningKind): string =>
  ({
    culture: m.learning_add_kind_culture,
    need: m.learning_add_kind_need,
    network: m.learning_add_kind_network,
    words: m.learning_add_kind_words,
  })[kind]()
