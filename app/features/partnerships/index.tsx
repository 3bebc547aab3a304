/** The face of this feature for the pages of features to its right: parts of pages, safe in a browser. */
export { type BehalfChoice, BehalfFields } from './behalf/parts/behalf-fields.tsx'
export { BehalfLabel } from './behalf/parts/behalf-label.tsx'
export { CommitmentRow } from './commitments/parts/commitment-row.tsx'
export { GoalCards } from './goals/parts/goal-cards.tsx'
export { frameTitle, PartnershipFrame } from './partnerships/parts/partnership-frame.tsx'
export { PartnershipsHead } from './partnerships/parts/partnerships-head.tsx'
export { VisionText } from './visions/parts/vision-text.tsx'
