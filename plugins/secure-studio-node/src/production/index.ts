export { isProduction } from './isProduction';
