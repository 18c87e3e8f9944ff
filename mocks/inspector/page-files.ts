/** The files of the inspector by path: name in the folder of built pages, and media type. They need no token. */
export const INSPECTOR_FILES: Readonly<Record<string, readonly [file: string, contentType: string]>> = {
  '/': ['inspector.html', 'text/html; charset=utf-8'],
  '/inspector.css': ['inspector.css', 'text/css; charset=utf-8'],
  '/inspector.js': ['inspector.js', 'text/javascript; charset=utf-8'],
};
