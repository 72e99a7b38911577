export { AllowlistSection } from './AllowlistSection';
export { ChosenSection } from './ChosenSection';
export { DomainSection } from './DomainSection';
export { EndpointsSection } from './EndpointsSection';
export { FirewallSection } from './FirewallSection';
export { ProductSection } from './ProductSection';
export { ProfilesSection } from './ProfilesSection';
export { StackSection } from './StackSection';
