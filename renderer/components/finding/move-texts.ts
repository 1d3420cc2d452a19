/** What a step of a rectification carries with it; empty where it is not asked for. */
export type MoveTexts = Record<'completedOn' | 'verifier' | 'verdict' | 'reason', string>
