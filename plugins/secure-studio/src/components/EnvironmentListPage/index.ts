export { EnvironmentListPage } from './EnvironmentListPage';
