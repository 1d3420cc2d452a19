import type { DraftItem, DraftNode } from './draft'

/** A new item: everything is still to be given, the rule 待定. */
export const blankItem = (id: string): DraftItem => ({ id, code: '', content: '', points: null, standard: '', rule: { kind: 'judged' }, pending: true, zones: [], notApplicable: { allowed: false, hint: null } })
/** A new node, worth what will be below it. */
export const blankNode = (key: string): DraftNode => ({ key, code: '', name: '', points: null })
