export { EnvironmentEntityContent } from './EnvironmentEntityContent';
export { EnvironmentPage } from './EnvironmentPage';
