// Symbols of one category: ten colours, and beyond these a further shape for each ten.
const mapSymbols = (() => {
  const colours = 10;
  const corners = [
    null,
    [[-.86, -.86], [.86, -.86], [.86, .86], [-.86, .86]],
    [[0, -1.15], [1.05, .8], [-1.05, .8]],
    [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
    [[-.4, -1.1], [.4, -1.1], [.4, -.4], [1.1, -.4], [1.1, .4], [.4, .4], [.4, 1.1], [-.4, 1.1], [-.4, .4], [-1.1, .4], [-1.1, -.4], [-.4, -.4]],
    [[0, 1.15], [1.05, -.8], [-1.05, -.8]],
    [[-1.2, -.55], [1.2, -.55], [1.2, .55], [-1.2, .55]],
  ];
  const shapeOf = category => corners[Math.floor(Math.max(0, category) / colours) % corners.length];

  let palette = [];
  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const read = name => style.getPropertyValue(name).trim();
    palette = Array.from({ length: colours }, (_, place) => read(`--k${place}`));
    return { rest: read('--rest'), card: read('--card'), ink: read('--ink'), soft: read('--soft'), focus: read('--focus') };
  }

  function trace(context, category, x, y, radius) {
    const shape = shapeOf(category);
    context.beginPath();
    if (!shape) {
      context.arc(x, y, radius, 0, 2 * Math.PI);
      return;
    }

    shape.forEach(([dx, dy], corner) => context[corner ? 'lineTo' : 'moveTo'](x + dx * radius, y + dy * radius));
    context.closePath();
  }

  // A swatch for the page around the picture.
  function swatch(category, isRest) {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    svg.setAttribute('viewBox', '-1.4 -1.4 2.8 2.8');
    svg.setAttribute('aria-hidden', 'true');
    const shape = isRest ? null : shapeOf(category);
    const mark = document.createElementNS(space, shape ? 'polygon' : 'circle');
    if (shape) mark.setAttribute('points', shape.map(corner => corner.join()).join(' '));
    else mark.setAttribute('r', '1.1');
    mark.style.fill = isRest ? 'var(--rest)' : `var(--k${category % colours})`;
    svg.append(mark);
    return svg;
  }

  return { readColours, colourOf: category => palette[category % colours], trace, swatch };
})();
