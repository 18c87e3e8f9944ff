/** The files of the page by path: name in the folder of built pages, and media type. They need no token. */
export const PAGE_FILES: Readonly<Record<string, readonly [file: string, contentType: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/next': ['origin.html', 'text/html; charset=utf-8'],
  '/next.css': ['origin.css', 'text/css; charset=utf-8'],
  '/next.js': ['origin.js', 'text/javascript; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/findings.js': ['findings.js', 'text/javascript; charset=utf-8'],
  '/elements.js': ['elements.js', 'text/javascript; charset=utf-8'],
  '/session.js': ['session.js', 'text/javascript; charset=utf-8'],
  '/stages.js': ['stages.js', 'text/javascript; charset=utf-8'],
};
