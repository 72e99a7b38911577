export { validateInput } from './validateInput';
