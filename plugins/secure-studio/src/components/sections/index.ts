export { ChosenSection } from './ChosenSection';
export { SECTION_CARDS } from './sectionCards';
