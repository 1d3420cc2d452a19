export { startDisplays as default } from './displays'
