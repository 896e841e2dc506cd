// Package code makes codes that machines read: a QR code of a link, and a Data Matrix of a record
// number. Text goes in; what comes out is a square of dark and light modules, which whoever draws it
// scales to paper. There is no image in between.
package code

import (
	"image"
	"image/color"
)

// A Matrix is a code: a square of modules, each dark or light, with its quiet zone around it. X runs
// right and y runs down from the top left corner of the quiet zone. A code is never mirrored, whatever
// the direction of the words around it.
type Matrix struct {
	Size  int // modules across and down, quiet zone included
	Quiet int // modules of the quiet zone on each side; nothing else may be drawn in it

	// Private codes hold a patient's own record number: nothing made of one is kept for another
	// sheet (R3). A QR code never is, as it holds nothing about the patient (P10).
	Private bool

	dark []bool // row by row, without the quiet zone
}

// moduleSize is the least width of a module on paper, in millimetres. Office printers spread ink and
// fax machines have about 4 lines a millimetre: with two lines to a module it can still be read.
const moduleSize = 0.5

// MinWidth is the least width on paper, in millimetres, quiet zone included.
func (m *Matrix) MinWidth() float64 { return moduleSize * float64(m.Size) }

// Dark reports whether a module is dark. The quiet zone is light, and so is all that lies outside it.
func (m *Matrix) Dark(x, y int) bool {
	side := m.Size - 2*m.Quiet
	x, y = x-m.Quiet, y-m.Quiet
	return x >= 0 && x < side && y >= 0 && y < side && m.dark[y*side+x]
}

// fromImage takes over a symbol that has one pixel to a module and no quiet zone.
func fromImage(symbol image.Image, quiet int) *Matrix {
	bounds := symbol.Bounds()
	m := &Matrix{Size: bounds.Dx() + 2*quiet, Quiet: quiet, dark: make([]bool, 0, bounds.Dx()*bounds.Dy())}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			m.dark = append(m.dark, color.GrayModel.Convert(symbol.At(x, y)).(color.Gray).Y < 128)
		}
	}
	return m
}
