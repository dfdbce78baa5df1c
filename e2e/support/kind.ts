/** The page's address without the ids in it: one kind of page. */
export const kindOf = (pathname: string): string =>
  pathname
    .replaceAll(/\/[a-z2-7]{26}(?=\/|$)/g, '/-')
    .replaceAll(/\/(P\d\d-\d\d|(SEC|Q|D)-[A-Z0-9-]+|[psD]-?\d+|\d+)(?=\/|$)/g, '/+');
