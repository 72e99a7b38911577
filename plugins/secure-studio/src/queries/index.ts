export { QueryProvider } from './QueryProvider';
export { useEnvironment } from './useEnvironment';
export { useEnvironments } from './useEnvironments';
export { useOperationEvents } from './useOperationEvents';
export { useSectionRefresh } from './useSectionRefresh';
export { useTeams } from './useTeams';
