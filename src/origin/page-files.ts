/** The files of the page by path: name in the folder of built pages, and media type. They need no token. */
export const PAGE_FILES: Readonly<Record<string, readonly [file: string, contentType: string]>> = {
  '/': ['origin.html', 'text/html; charset=utf-8'],
  '/page.css': ['origin.css', 'text/css; charset=utf-8'],
  '/page.js': ['origin.js', 'text/javascript; charset=utf-8'],
};
