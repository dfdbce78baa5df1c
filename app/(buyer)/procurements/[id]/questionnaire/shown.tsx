export const questionnairePath = (id: string): string => `/procurements/${id}/questionnaire`;
