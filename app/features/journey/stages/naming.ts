import type { KeyAction } from '#platform/features/evidence.ts'
import { formatList } from '#platform/words/format.ts'
import { getLocale, m } from '#platform/words/words.ts'
import type { Stage } from './stage.ts'

const stageAims: Record<Stage, () => string> = {
  advise: m.stage_advise_aim,
  acclimate: m.stage_acclimate_aim,
  activate: m.stage_activate_aim,
  accelerate: m.stage_accelerate_aim,
}
/** What a stage is for, in a sentence. */
export const stageAim = (stage: Stage): string => stageAims[stage]()

const keyActionNames: Record<KeyAction, () => string> = {
  listening_sessions: m.key_action_listening_sessions,
  roles_clear: m.key_action_roles_clear,
  shared_vision: m.key_action_shared_vision,
  joint_meetings: m.key_action_joint_meetings,
  communication_plan: m.key_action_communication_plan,
  concerns_addressed: m.key_action_concerns_addressed,
  pilot_launched: m.key_action_pilot_launched,
  progress_monitored: m.key_action_progress_monitored,
  early_success: m.key_action_early_success,
  outcomes_evaluated: m.key_action_outcomes_evaluated,
  growth_opportunities: m.key_action_growth_opportunities,
  stories_shared: m.key_action_stories_shared,
}
/** What a key action is called. */
export const keyActionName = (keyAction: KeyAction): string => keyActionNames[keyAction]()

/** Key actions inside a sentence: "a pilot launched and early successes celebrated". */
export const keyActionList = (keyActions: readonly KeyAction[]): string =>
  formatList(
    keyActions.map((keyAction) => {
      const name = keyActionName(keyAction)
      return name.charAt(0).toLocaleLowerCase(getLocale()) + name.slice(1)
    }),
  )

const enoughWords: Record<KeyAction, () => string> = {
  listening_sessions: m.key_action_listening_sessions_enough,
  roles_clear: m.key_action_roles_clear_enough,
  shared_vision: m.key_action_shared_vision_enough,
  joint_meetings: m.key_action_joint_meetings_enough,
  communication_plan: m.key_action_communication_plan_enough,
  concerns_addressed: m.key_action_concerns_addressed_enough,
  pilot_launched: m.key_action_pilot_launched_enough,
  progress_monitored: m.key_action_progress_monitored_enough,
  early_success: m.key_action_early_success_enough,
  outcomes_evaluated: m.key_action_outcomes_evaluated_enough,
  growth_opportunities: m.key_action_growth_opportunities_enough,
  stories_shared: m.key_action_stories_shared_enough,
}
/** What is enough for a key action, and how long it holds. */
export const enoughSentence = (keyAction: KeyAction): string => enoughWords[keyAction]()

const foundWords: Record<KeyAction, (facts: { count: number }) => string> = {
  listening_sessions: m.key_action_listening_sessions_found,
  roles_clear: m.key_action_roles_clear_found,
  shared_vision: m.key_action_shared_vision_found,
  joint_meetings: m.key_action_joint_meetings_found,
  communication_plan: m.key_action_communication_plan_found,
  concerns_addressed: m.key_action_concerns_addressed_found,
  pilot_launched: m.key_action_pilot_launched_found,
  progress_monitored: m.key_action_progress_monitored_found,
  early_success: m.key_action_early_success_found,
  outcomes_evaluated: m.key_action_outcomes_evaluated_found,
  growth_opportunities: m.key_action_growth_opportunities_found,
  stories_shared: m.key_action_stories_shared_found,
}
/** What was found for a key action, in a few words. */
export const foundPhrase = (keyAction: KeyAction, count: number): string => foundWords[keyAction]({ count })

const nothingWords: Record<KeyAction, () => string> = {
  listening_sessions: m.key_action_listening_sessions_nothing,
  roles_clear: m.key_action_roles_clear_nothing,
  shared_vision: m.key_action_shared_vision_nothing,
  joint_meetings: m.key_action_joint_meetings_nothing,
  communication_plan: m.key_action_communication_plan_nothing,
  concerns_addressed: m.key_action_concerns_addressed_nothing,
  pilot_launched: m.key_action_pilot_launched_nothing,
  progress_monitored: m.key_action_progress_monitored_nothing,
  early_success: m.key_action_early_success_nothing,
  outcomes_evaluated: m.key_action_outcomes_evaluated_nothing,
  growth_opportunities: m.key_action_growth_opportunities_nothing,
  stories_shared: m.key_action_stories_shared_nothing,
}
/** That nothing was found for a key action, in a few words. */
export const nothingPhrase = (keyAction: KeyAction): string => nothingWords[keyAction]()

const steps: Record<KeyAction, () => string> = {
  listening_sessions: m.key_action_listening_sessions_step,
  roles_clear: m.key_action_roles_clear_step,
  shared_vision: m.key_action_shared_vision_step,
  joint_meetings: m.key_action_joint_meetings_step,
  communication_plan: m.key_action_communication_plan_step,
  concerns_addressed: m.key_action_concerns_addressed_step,
  pilot_launched: m.key_action_pilot_launched_step,
  progress_monitored: m.key_action_progress_monitored_step,
  early_success: m.key_action_early_success_step,
  outcomes_evaluated: m.key_action_outcomes_evaluated_step,
  growth_opportunities: m.key_action_growth_opportunities_step,
  stories_shared: m.key_action_stories_shared_step,
}
/** What to do for a key action, as the second half of a sentence after "Next best step:". */
export const stepSentence = (keyAction: KeyAction): string => steps[keyAction]()

const buttons: Record<KeyAction, () => string> = {
  listening_sessions: m.key_action_listening_sessions_button,
  roles_clear: m.key_action_roles_clear_button,
  shared_vision: m.key_action_shared_vision_button,
  joint_meetings: m.key_action_joint_meetings_button,
  communication_plan: m.key_action_communication_plan_button,
  concerns_addressed: m.key_action_concerns_addressed_button,
  pilot_launched: m.key_action_pilot_launched_button,
  progress_monitored: m.key_action_progress_monitored_button,
  early_success: m.key_action_early_success_button,
  outcomes_evaluated: m.key_action_outcomes_evaluated_button,
  growth_opportunities: m.key_action_growth_opportunities_button,
  stories_shared: m.key_action_stories_shared_button,
}
/** The button that begins it. */
export const stepButton = (keyAction: KeyAction): string => buttons[keyAction]()
