/** A client of the shelf. Its address and its key come from the environment, as a user's programs read them. */
export function createShelf({ CAPTION_SHELF_BASE_URL: base, CAPTION_SHELF_KEY: key } = process.env) {
  const call = async (method, path, body) => {
    const response = await fetch(`${base}${path}`, { method, headers: { 'X-Shelf-Key': key }, body });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${(await response.json()).error.code}`);
    return response;
  };
  return {
    put: (name, text) => call('PUT', `/files/${name}`, text),
    get: async (name) => (await call('GET', `/files/${name}`)).text(),
    remove: (name) => call('DELETE', `/files/${name}`),
  };
}
