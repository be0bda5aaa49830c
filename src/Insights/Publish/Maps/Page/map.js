// Wires picture, controls, pointer, touch, keyboard and colour scheme together.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const find = id => document.getElementById(id);
  const picture = mapPicture(data);
  const { canvas, state } = picture;
  let tree = null;
  const pace = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 350;
  const isOpen = point => !state.isHidden[point] && !(state.isFiltered && state.isFaint[point]);

  const controls = mapControls(data, picture, () => {
    tree = null;
    if (state.active >= 0 && !isOpen(state.active)) choose(-1);
    picture.redraw();
  });

  function nearest(x, y, pixels) {
    tree ??= d3.quadtree([...data.x.keys()].filter(isOpen), point => data.x[point], point => data.y[point]);
    return tree.find(...picture.toData([x, y]), picture.reach(pixels)) ?? -1;
  }

  function rowOf(text, category) {
    const row = controls.labelled('row', '');
    if (category !== undefined) row.append(controls.swatch(category));
    row.append(controls.labelled('', text));
    return row;
  }

  function choose(point, isSaid) {
    state.active = point;
    const tip = find('tip');
    tip.hidden = point < 0;
    picture.redraw();
    if (point < 0) return;
    const text = data.text[point];
    const what = controls.labelled(text === null ? 'what none' : 'what', text ?? 'Not shown: asked by too few people');
    const categories = data.category[point].map((category, place) => `${data.colourings[place].categories[category]}`);
    const rows = [rowOf(categories[state.colouring], picture.categoryOf(point))];
    if (data.cluster[point] >= 0 && data.clusters[data.cluster[point]].name !== text) rows.push(rowOf(`Cluster: ${data.clusters[data.cluster[point]].name}`));
    rows.push(rowOf(data.notes[data.note[point]]));
    tip.replaceChildren(what, ...rows);
    moveTip();
    if (isSaid) find('said').textContent = [what.textContent, ...rows.map(row => row.textContent)].join('. ');
  }

  function moveTip() {
    const tip = find('tip');
    if (state.active < 0) return;
    const [x, y] = picture.at(state.active);
    const { width, height } = picture.size();
    const [w, h] = [tip.offsetWidth, tip.offsetHeight];
    const left = Math.max(12, Math.min(width - w - 12, x - w / 2));
    const top = y - h - 16 >= 8 ? y - h - 16 : Math.min(height - h - 8, y + 16);
    tip.style.transform = `translate(${Math.round(left)}px,${Math.round(top)}px)`;
  }

  const zoom = d3.zoom().scaleExtent([.6, 60]).on('zoom', event => {
    picture.look(event.transform);
    moveTip();
  });
  const surface = d3.select(canvas).call(zoom).on('dblclick.zoom', null);
  const glide = () => pace ? surface.transition().duration(pace) : surface;

  function limit() {
    const { width, height } = picture.size();
    zoom.extent([[0, 0], [width, height]]).translateExtent([[-width * .5, -height * .5], [width * 1.5, height * 1.5]]);
  }

  function showCluster(cluster) {
    state.cluster = cluster;
    const places = picture.members[cluster].map(picture.base);
    const [xs, ys] = [places.map(place => place[0]), places.map(place => place[1])];
    const { width, height } = picture.size();
    const [w, h] = [Math.max(...xs) - Math.min(...xs) + 30, Math.max(...ys) - Math.min(...ys) + 30];
    const scale = Math.min(6, .6 * Math.min(width / w, height / h));
    glide().call(zoom.transform, d3.zoomIdentity.translate(width / 2, height / 2).scale(scale)
      .translate(-(Math.max(...xs) + Math.min(...xs)) / 2, -(Math.max(...ys) + Math.min(...ys)) / 2));
  }

  function showAll() {
    state.cluster = -1;
    glide().call(zoom.transform, d3.zoomIdentity);
  }

  // The nearest point in a direction: what lies ahead counts, what lies aside counts double.
  function step(dx, dy) {
    const { width, height } = picture.size();
    const [x, y] = state.active < 0 ? [width / 2, height / 2] : picture.at(state.active);
    let [best, least] = [-1, Infinity];
    for (let point = 0; point < data.x.length; point++) {
      if (point === state.active || !isOpen(point)) continue;
      const [px, py] = picture.at(point);
      const ahead = (px - x) * dx + (py - y) * dy;
      const aside = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
      const cost = state.active < 0 ? Math.hypot(px - x, py - y) : ahead > .5 ? ahead + 2 * aside : Infinity;
      if (cost < least) [best, least] = [point, cost];
    }

    if (best < 0) return;
    choose(best, true);
    const [px, py] = picture.at(best);
    if (px < 20 || py < 20 || px > width - 20 || py > height - 20) glide().call(zoom.translateTo, ...picture.base(best));
  }

  const keys = {
    ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
    '+': () => glide().call(zoom.scaleBy, 1.5), '=': () => glide().call(zoom.scaleBy, 1.5), '-': () => glide().call(zoom.scaleBy, 1 / 1.5),
    0: showAll, Escape: () => { state.cluster = -1; choose(-1); },
    Enter: () => state.active >= 0 && data.cluster[state.active] >= 0 && showCluster(data.cluster[state.active]),
  };
  canvas.addEventListener('keydown', event => {
    if (!Object.hasOwn(keys, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });

  function point(event) {
    const found = nearest(event.offsetX, event.offsetY, event.pointerType === 'touch' ? 24 : 14);
    canvas.classList.toggle('over', found >= 0);
    if (found !== state.active) choose(found);
  }

  canvas.addEventListener('pointermove', event => event.buttons === 0 && point(event));
  canvas.addEventListener('click', point);
  canvas.addEventListener('pointerleave', event => event.pointerType === 'mouse' && choose(-1));

  find('in').addEventListener('click', () => glide().call(zoom.scaleBy, 1.6));
  find('out').addEventListener('click', () => glide().call(zoom.scaleBy, 1 / 1.6));
  find('fit').addEventListener('click', showAll);
  document.querySelectorAll('button[data-cluster]').forEach(button => button.addEventListener('click', () => {
    find('stage').scrollIntoView({ behavior: pace ? 'smooth' : 'auto', block: 'center' });
    showCluster(Number(button.dataset.cluster));
    canvas.focus({ preventScroll: true });
  }));

  // The reader's choice of light or dark outlives the visit where the browser allows it.
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  const kept = { get: () => { try { return localStorage.getItem('insights-scheme'); } catch { return null; } }, set: value => { try { localStorage.setItem('insights-scheme', value); } catch { /* private windows keep nothing */ } } };
  if (kept.get()) root.dataset.scheme = kept.get();
  find('scheme').addEventListener('click', () => {
    root.dataset.scheme = (root.dataset.scheme ?? (dark.matches ? 'dark' : 'light')) === 'dark' ? 'light' : 'dark';
    kept.set(root.dataset.scheme);
    picture.repaint();
  });
  dark.addEventListener('change', picture.repaint);
  new ResizeObserver(() => { tree = null; picture.resize(); limit(); moveTip(); }).observe(find('stage'));
  picture.repaint();
})();
