export { OperationCard } from './OperationCard';
