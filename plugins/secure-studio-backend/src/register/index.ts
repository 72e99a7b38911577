export { EvidenceReader } from './EvidenceReader';
export { missingEntities } from './requireEntities';
export { Registration, registrationError } from './Registration';
export type { Confirmation, RegistrationRequest } from './Registration';
export type { UnregisteredProduct } from './types';
export { UnregisteredProducts } from './UnregisteredProducts';
export { UnregisteredStore } from './UnregisteredStore';
export { UnreviewedDomains } from './UnreviewedDomains';
