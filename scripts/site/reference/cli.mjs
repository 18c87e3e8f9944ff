// The reference of the two programs, from commander.

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
const shown = (value) =>
  Array.isArray(value) ? value.join(', ') : typeof value === 'object' && value !== null ? '' : String(value ?? '');

function optionRow(option) {
  const facts = [
    /[.)]$/.test(option.description) ? option.description : `${option.description}.`,
    option.argChoices ? `One of ${option.argChoices.map((choice) => `\`${choice}\``).join(', ')}.` : '',
    option.envVar ? `Variable: \`${option.envVar}\`.` : '',
  ];
  const standard = option.defaultValueDescription ?? shown(option.negate ? undefined : option.defaultValue);
  return `| \`${option.flags.replaceAll('|', '\\|')}\` | ${cell(facts.filter(Boolean).join(' ')).replaceAll('&lt;', '<').replaceAll('<', '&lt;')} | ${standard === '' || standard === 'false' ? '' : cell(`\`${standard}\``)} |`;
}

/** The text that a command prints after its options. */
function textAfter(command) {
  let text = '';
  const written = command.configureOutput().writeOut;
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  command.configureOutput({ writeOut: written });
  const at = text.search(/^(Examples|Exit codes):/m);
  return at < 0 ? '' : text.slice(at).trim();
}

function commandPart(command, name, depth) {
  const usage = `${name} ${command.usage()}`.trim();
  const args = command.registeredArguments.map(
    (argument) =>
      `- \`${argument.name()}\`${argument.required ? '' : ' (optional)'}: ${cell(argument.description || 'see above')}`,
  );
  const options = command.options.filter(({ hidden }) => !hidden);
  const after = textAfter(command);
  const own = [
    `${'#'.repeat(depth)} ${name}`,
    cell(command.description()),
    `\`\`\`text\n${usage}\n\`\`\``,
    args.join('\n'),
    options.length === 0
      ? ''
      : ['| option | meaning | default |', '|---|---|---|', ...options.map(optionRow)].join('\n'),
    after === '' ? '' : `\`\`\`text\n${after}\n\`\`\``,
  ];
  const inner = command.commands
    .filter((one) => !one._hidden)
    .map((one) => commandPart(one, `${name} ${one.name()}`, Math.min(depth + 1, 4)));
  return [...own.filter(Boolean), ...inner].join('\n\n');
}

/** The page of one program. */
export function cliPage(program) {
  return `${commandPart(program, program.name(), 1).replace('# ', '# Command ')}\n`;
}
