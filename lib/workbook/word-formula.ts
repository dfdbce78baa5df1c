/** Words of a cell: runs of characters between blanks and line ends, as Assay counts them. */
export const wordFormula = (cell: string): string => {
  const plain = `TRIM(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell},CHAR(9)," "),CHAR(10)," "),CHAR(13)," "))`;
  return `IF(LEN(${plain})=0,0,LEN(${plain})-LEN(SUBSTITUTE(${plain}," ",""))+1)`;
};
