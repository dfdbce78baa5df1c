type Sections = readonly { id: string; title: string; questions: readonly { id: string; ref: string }[] }[];

/** Takes the sections and a question; returns the places it can move to as `section:position`, and where it stands. */
export const placesFor = (sections: Sections, sectionId: string, questionId: string) => {
  const at = sections.find(({ id }) => id === sectionId)?.questions.findIndex(({ id }) => id === questionId) ?? 0;
  return {
    value: `${sectionId}:${at}`,
    items: sections.flatMap(({ id, title, questions }) => [
      { value: `${id}:0`, text: `${title.slice(0, 40)}: first` },
      ...questions
        .filter((each) => each.id !== questionId)
        .map(({ ref }, place) => ({ value: `${id}:${place + 1}`, text: `${title.slice(0, 40)}: after ${ref}` })),
    ]),
  };
};
