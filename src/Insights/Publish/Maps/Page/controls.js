// What stands around the picture: search, colouring, legend, table.
const mapControls = (data, picture, changed) => {
  const find = id => document.getElementById(id);
  const { state } = picture;
  const off = data.colourings.map(() => new Set());
  const texts = data.text.map((text, point) => `${text ?? ''}\n${data.cluster[point] < 0 ? '' : data.clusters[data.cluster[point]].name}`.toLocaleLowerCase());
  let words = [];
  let isOnlyMisplaced = false;

  function apply() {
    const away = off[state.colouring];
    state.isFiltered = words.length > 0 || isOnlyMisplaced;
    let matching = 0;
    for (let point = 0; point < texts.length; point++) {
      state.isHidden[point] = away.has(picture.categoryOf(point)) ? 1 : 0;
      const matches = words.every(word => texts[point].includes(word)) && (!isOnlyMisplaced || picture.misplaced.has(point));
      state.isFaint[point] = matches ? 0 : 1;
      matching += matches && !state.isHidden[point] ? 1 : 0;
    }

    find('found').textContent = state.isFiltered ? `${matching.toLocaleString('en')} of ${texts.length.toLocaleString('en')} ${data.items}` : '';
    changed();
  }

  function fillLegend() {
    const { name, categories } = data.colourings[state.colouring];
    const counts = categories.map(() => 0);
    data.category.forEach(of => counts[of[state.colouring]]++);
    find('legend-title').textContent = name;
    find('legend').replaceChildren(...categories.flatMap((category, place) => {
      if (counts[place] === 0) return [];
      const button = document.createElement('button');
      button.type = 'button';
      button.title = 'Click to hide or show, double-click to show this alone';
      button.setAttribute('aria-pressed', String(!off[state.colouring].has(place)));
      button.append(swatch(place), labelled('name', category), labelled('count', counts[place].toLocaleString('en')));
      button.addEventListener('click', () => toggle(place));
      button.addEventListener('dblclick', () => only(place));
      const item = document.createElement('li');
      item.append(button);
      button.dataset.category = place;
      return [item];
    }));
  }

  function labelled(name, text) {
    const span = document.createElement('span');
    span.className = name;
    span.textContent = text;
    return span;
  }

  function swatch(category) {
    const span = labelled('swatch', '');
    span.append(mapSymbols.swatch(category, picture.isRest(category)));
    return span;
  }

  function press() {
    find('legend').querySelectorAll('button').forEach(button =>
      button.setAttribute('aria-pressed', String(!off[state.colouring].has(Number(button.dataset.category)))));
    apply();
  }

  function toggle(place) {
    off[state.colouring].delete(place) || off[state.colouring].add(place);
    press();
  }

  function only(place) {
    off[state.colouring] = new Set(data.colourings[state.colouring].categories.keys());
    off[state.colouring].delete(place);
    press();
  }

  function chooseColouring(place) {
    state.colouring = place;
    picture.recolour();
    find('colourings').querySelectorAll('button').forEach((button, own) => button.setAttribute('aria-pressed', String(own === place)));
    fillLegend();
    apply();
  }

  find('search').addEventListener('input', event => {
    words = event.target.value.toLocaleLowerCase().split(/\s+/).filter(word => word);
    apply();
  });
  find('all').addEventListener('click', () => { off[state.colouring].clear(); press(); });
  if (data.misplaced.length > 0) {
    find('only-misplaced').hidden = find('key-misplaced').hidden = false;
    find('misplaced').addEventListener('change', event => { isOnlyMisplaced = event.target.checked; apply(); });
  }

  if (data.colourings.length > 1) {
    find('colourings').hidden = false;
    find('colourings').append(...data.colourings.map((colouring, place) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = colouring.name;
      button.addEventListener('click', () => chooseColouring(place));
      return button;
    }));
  }

  document.querySelectorAll('table .swatch').forEach(place => place.append(mapSymbols.swatch(Number(place.dataset.category), picture.isRest(Number(place.dataset.category)))));
  chooseColouring(0);
  return { swatch, labelled };
};
