export { showChange, showPoints, showRubricPoints } from '../../shared/words/points'
