export { QueryProvider } from './QueryProvider';
export { useEnvironment } from './useEnvironment';
export { useEnvironments } from './useEnvironments';
export { useOperationEvents } from './useOperationEvents';
export { useOwnTeams } from './useOwnTeams';
export { useRegistration, useUnregistered } from './useUnregistered';
export { useSectionRefresh } from './useSectionRefresh';
export { useTeams } from './useTeams';
