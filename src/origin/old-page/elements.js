/** Finds an element of the page by its id. */
export const $ = (id) => document.getElementById(id);

/** Makes an element with properties and children. */
export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
