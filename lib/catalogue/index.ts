/** The guidance catalogue: principles, suggested questions, scoping, profile, selection, and the draft made from them. */
export * from './assemble';
export * from './changes';
export {
  flagWords,
  principles,
  scopingQuestions,
  starters,
  templates,
} from './content/connected-places-principles/2021';
export { sources } from './content/sources';
export * from './declaration';
export * from './flag';
export * from './frameworks';
export * from './principle';
export * from './profile';
export * from './reasons';
export * from './recommend';
export * from './scoping';
export * from './scoping-question';
export * from './scoping-record';
export * from './search';
export * from './select';
export * from './source';
export * from './stride';
export * from './template';
