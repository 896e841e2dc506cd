package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"handout/render/layout"
)

// A picture is image data as fpdf may see it: no transparency, no palette, no CMYK (ISO 19005-2,
// 6.2.4.3: the output intent is RGB).
type picture struct {
	name          string // the same for equal data
	format        string // fpdf's name of the format
	data          []byte // the file
	stream        []byte // what of the file is the image's stream: for a PNG its IDAT chunks, joined
	width, height int
	grey          bool
}

// keptPictures bounds a Writer's store of prepared pictures: a clinic has one logo.
const keptPictures = 16

// picture prepares an image. Clinics use the same one on every sheet, so the last few are kept.
func (w *Writer) picture(p *layout.Picture) (picture, error) {
	digest := sha256.Sum256(p.Data)
	if ready, ok := w.pictures[digest]; ok && ready.format == p.Format {
		return ready, nil
	}
	var ready picture
	var err error
	switch p.Format {
	case "png":
		ready, err = flattenPNG(p.Data)
	case "jpeg":
		ready, err = checkJPEG(p.Data)
	default:
		err = errors.New("want a PNG, JPEG or SVG picture")
	}
	if err != nil {
		return picture{}, err
	}
	ready.name, ready.format = hex.EncodeToString(digest[:]), p.Format
	if len(w.pictures) >= keptPictures {
		clear(w.pictures)
	}
	w.pictures[digest] = ready
	return ready, nil
}

// flattenPNG lays a picture on white and makes it a plain PNG of 8-bit RGB. Transparency would need
// a soft mask, and paper is white.
func flattenPNG(data []byte) (picture, error) {
	src, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, fmt.Errorf("PNG picture: %w", err)
	}
	width, height := src.Bounds().Dx(), src.Bounds().Dy()
	if isPlainPNG(data) {
		return picture{data: bytes.Clone(data), stream: imageData(data), width: width, height: height}, nil
	}
	flat := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), src, src.Bounds().Min, draw.Over)
	var out bytes.Buffer
	if err := png.Encode(&out, flat); err != nil {
		return picture{}, fmt.Errorf("PNG picture: %w", err)
	}
	return picture{data: out.Bytes(), stream: imageData(out.Bytes()), width: width, height: height}, nil
}

// isPlainPNG reports whether a PNG is as [flattenPNG] would write it, by its header (PNG 11.2.2) and
// its chunks: 8 bits of RGB, not interlaced, with nothing that says more of its colours.
func isPlainPNG(data []byte) bool {
	if len(data) < pngHeader || !bytes.Equal(data[24:29], []byte{8, 2, 0, 0, 0}) {
		return false
	}
	for kind := range chunks(data) {
		if kind != "IDAT" && kind != "IEND" {
			return false
		}
	}
	return true
}

// imageData joins the IDAT chunks of a PNG, which together are one zlib stream (PNG 10.1).
func imageData(data []byte) []byte {
	var stream []byte
	for kind, chunk := range chunks(data) {
		if kind == "IDAT" {
			stream = append(stream, chunk...)
		}
	}
	return stream
}

// pngHeader is where the chunks after IHDR begin.
const pngHeader = 8 + 8 + 13 + 4

// chunks gives the chunks of a PNG after its header, by name and data (PNG 5.3).
func chunks(data []byte) func(yield func(string, []byte) bool) {
	return func(yield func(string, []byte) bool) {
		for at := pngHeader; at+12 <= len(data); {
			size := int(binary.BigEndian.Uint32(data[at:]))
			if size > len(data)-at-12 || !yield(string(data[at+4:at+8]), data[at+8:at+8+size]) {
				return
			}
			at += 12 + size
		}
	}
}

// checkJPEG refuses what is neither RGB nor grey, and decodes a picture to be sure that it is whole.
// The data are not changed.
func checkJPEG(data []byte) (picture, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return picture{}, fmt.Errorf("JPEG picture: %w", err)
	}
	data = bytes.Clone(data)
	ready := picture{data: data, stream: data, width: config.Width, height: config.Height}
	switch config.ColorModel {
	case color.YCbCrModel:
	case color.GrayModel:
		ready.grey = true
	case color.CMYKModel:
		return picture{}, errors.New("JPEG picture: its colours are CMYK, want RGB")
	default:
		return picture{}, errors.New("JPEG picture: its colours are stored in an unusual way, want plain RGB")
	}
	if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
		return picture{}, fmt.Errorf("JPEG picture: %w", err)
	}
	return ready, nil
}
