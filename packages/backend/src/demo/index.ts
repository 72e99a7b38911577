export { demoSignInModule as default } from './demoSignInModule';
