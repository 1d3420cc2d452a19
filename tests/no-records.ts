/** The lists of a campaign that a test has nothing for. */
export const noRecords = {
  formerItems: [], units: [], leftOut: [], people: [], assessments: [], entries: [], claims: [], vetoes: [], findings: [], rectifications: [], progress: [], evidence: [], evidenceLinks: [],
}
