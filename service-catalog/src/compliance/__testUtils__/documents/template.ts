import { productTemplate } from '../../../__testUtils__/templates';

/** The template that Service Catalog launches; made once, since it takes a second. */
export const template = productTemplate();
